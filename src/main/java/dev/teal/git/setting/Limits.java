package dev.teal.git.setting;

/**
 * What a repository may cost. Where a folder is more than its part, that folder is refused; where the whole does not fit,
 * those folders that come last.
 *
 * @param received bytes of one pack, as they come over the wire
 * @param object bytes of one object in it, unpacked
 * @param file bytes of one file that is read
 * @param folder bytes of all files of one folder that are read
 * @param files how many files of one folder are read
 * @param heap bytes of memory for all applications
 */
public record Limits(long received, long object, long file, long folder, int files, long heap) {

    /** Far above what folders of manifests need. */
    public static final Limits DEFAULT = new Limits(64L << 20, 32L << 20, 1L << 20, 4L << 20, 1_000, 1L << 40);

    /**
     * What an application takes of the heap at least, with room for the program itself, a look and the page: two Deployments
     * and a Service take 4.3 kB as they were read, and what is known of them takes 3 kB.
     */
    private static final long EACH = 20_000;

    /** As it was read, a manifest takes two to four and a half times the bytes of its text. */
    private static final long READ = 5;

    private static final int MOST = 100_000;

    /**
     * These, or what a heap of {@code bytes} can bear if that is less. While a pack is read, it is in memory up to
     * four times: twice as it grows, once more as a whole, and its largest object with what that is made from.
     */
    public Limits within(long bytes) {
        return new Limits(
                Math.min(received, bytes / 8),
                Math.min(object, bytes / 4),
                file,
                Math.min(folder, bytes / 16),
                files,
                Math.min(heap, bytes));
    }

    /** What a folder with so many bytes of manifests takes of the heap. */
    public static long share(long bytes) {
        return Math.max(EACH, READ * bytes);
    }

    /** How many applications are told apart at all: those that there is no memory for are refused one by one. */
    public int found() {
        return (int) Math.min(MOST, 2 * (heap / EACH));
    }
}
