package dev.teal.told.post;

/** Is told what becomes of what is told. Texts are for people, and have no secret. */
public interface Diary {

    /** So many things have arrived. */
    void delivered(int count);

    /** They have not, and will be tried again. */
    void later(String why);

    /** They have not, and never will. */
    void refused(String why, int count);

    /** They were not even tried, since there was no room, or they are too old, or another process leads. */
    void dropped(int count);
}
