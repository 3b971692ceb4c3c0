package dev.teal.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.teal.cli.check.Finding;
import dev.teal.cli.check.FolderReport;
import dev.teal.cli.check.Report;

/** A report for programs; {@code docs/commands.md} has its fields. Paths are from the root of the repository. */
public final class JsonReport {

    private JsonReport() {}

    static String of(List<Report> reports) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mistakes", count(reports, FolderReport::mistakes));
        json.put("notices", count(reports, FolderReport::notices));
        json.put("folders", folders(reports).map(JsonReport::folder).toList());
        return JsonText.of(json);
    }

    private static Stream<FolderReport> folders(List<Report> reports) {
        return reports.stream().flatMap(it -> it.folders().stream());
    }

    private static long count(List<Report> reports, Function<FolderReport, Stream<Finding>> what) {
        return folders(reports).flatMap(what).count();
    }

    private static Map<String, Object> folder(FolderReport folder) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", folder.path());
        json.put("application", folder.application());
        json.put("fine", folder.isFine());
        folder.active().ifPresent(color -> json.put("active", color.word()));
        json.put("mistakes", folder.mistakes().map(JsonReport::finding).toList());
        json.put("notices", folder.notices().map(JsonReport::finding).toList());
        return json;
    }

    /** One finding. */
    public static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", finding.file());
        finding.position().ifPresent(place -> {
            json.put("line", place.line());
            json.put("column", place.column());
        });
        if (finding.document() > 0) {
            json.put("document", finding.document());
        }
        if (!finding.field().isEmpty()) {
            json.put("field", finding.field());
        }
        json.put("problem", finding.problem());
        if (!finding.advice().isEmpty()) {
            json.put("advice", finding.advice());
        }
        return json;
    }
}
