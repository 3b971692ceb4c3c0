package dev.teal.cli.check;

import java.util.Locale;
import java.util.Optional;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Notice;
import dev.teal.core.desired.Position;

/**
 * One thing that is said of a folder.
 *
 * @param kind whether it stops the folder
 * @param file the file's path from the root, with slashes; the folder's, where no file is meant
 * @param position where in the file, as far as that is known
 * @param document the YAML document in it, counted from 1; 0 where the whole file is meant
 * @param field the field's path; empty where none is meant
 * @param problem what is wrong with it, or what is to be known
 * @param advice what to write; of a notice empty, since its sentence has it
 */
public record Finding(
        Kind kind,
        String file,
        Optional<Position> position,
        int document,
        String field,
        String problem,
        String advice) {

    /** Whether it stops the folder. */
    public enum Kind {
        /** Nothing of the folder is written. */
        MISTAKE,
        /** It stops nothing. */
        NOTICE;

        /** As people read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding of(Complaint complaint, String file) {
        return new Finding(
                Kind.MISTAKE,
                file,
                complaint.position(),
                complaint.origin().document(),
                complaint.field(),
                complaint.problem(),
                complaint.advice());
    }

    static Finding of(Notice notice, Optional<Position> position, String file) {
        return new Finding(Kind.NOTICE, file, position, notice.origin().document(), "", notice.message(), "");
    }

    /** Whether it stops the folder. */
    public boolean isMistake() {
        return kind == Kind.MISTAKE;
    }
}
