package dev.teal.core;

/** Something on the way to a cluster that behaves like it until a test says otherwise. */
class Between implements Cluster {

    private final Cluster cluster;

    Between(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Observed observe(Release release) throws PortException {
        return cluster.observe(release);
    }

    @Override
    public void perform(Action action) throws PortException {
        cluster.perform(action);
    }

    @Override
    public void announce(Announcement announcement) throws PortException {
        cluster.announce(announcement);
    }
}
