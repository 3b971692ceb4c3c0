package dev.teal.app.page;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages; what each gets is checked when the program is built. */
@CheckedTemplate(basePath = "page")
final class Templates {

    private Templates() {}

    static native TemplateInstance overview(Board board, Frame frame);

    static native TemplateInstance application(ApplicationView shown, Board board, Frame frame);

    static native TemplateInstance commit(String commit, List<Deed> deeds, Board board, Frame frame);

    static native TemplateInstance missing(String what, Board board, Frame frame);
}
