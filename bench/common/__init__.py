"""What the benches share: a Git server, the API server, an eye on the cluster, and one Teal as a process."""
