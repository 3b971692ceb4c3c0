package dev.teal.git.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;

import dev.teal.core.port.StalledException;
import dev.teal.git.setting.GitAddress;

/** Answers JSch whether a host key is the right one, and remembers why not. Nothing is ever added. */
public final class HostKeys implements HostKeyRepository {

    private final KnownHosts known;
    private final SshFailure failure;
    private final String host;
    private Optional<StalledException> refusal = Optional.empty();

    /** {@code host} as in {@link GitAddress#knownAs()}; names that JSch makes are not looked at. */
    public HostKeys(KnownHosts known, SshFailure failure, String host) {
        this.known = known;
        this.failure = failure;
        this.host = host;
    }

    /** Why the key was refused that was shown. */
    public Optional<StalledException> refusal() {
        return refusal;
    }

    @Override
    public int check(String name, byte[] blob) {
        PublicKey shown = PublicKey.of(blob);
        List<KnownHosts.Line> revoked = known.of(host, KnownHosts.Marker.REVOKED).stream()
                .filter(it -> it.key().equals(shown))
                .toList();
        if (!revoked.isEmpty()) {
            return refuse(CHANGED, failure.revoked(host, shown, revoked));
        }
        List<KnownHosts.Line> lines = known.of(host, KnownHosts.Marker.KNOWN);
        if (lines.isEmpty()) {
            return refuse(NOT_INCLUDED, failure.unknown(host, shown, known.of(host, KnownHosts.Marker.AUTHORITY)));
        }
        if (lines.stream().noneMatch(it -> it.key().equals(shown))) {
            return refuse(CHANGED, failure.changed(host, shown, lines));
        }
        return OK;
    }

    /** For the check of a certificate: the authorities of this host, and all that is revoked. */
    @Override
    public HostKey[] getHostKey() {
        List<HostKey> keys = new ArrayList<>();
        known.of(host, KnownHosts.Marker.AUTHORITY).forEach(it -> keys.add(marked("@cert-authority", it)));
        known.of(host, KnownHosts.Marker.REVOKED).forEach(it -> keys.add(marked("@revoked", it)));
        return keys.toArray(HostKey[]::new);
    }

    /** JSch asks for what is revoked among the keys that {@link #check} has let pass. */
    @Override
    public HostKey[] getHostKey(String name, String type) {
        return new HostKey[0];
    }

    @Override
    public void add(HostKey key, UserInfo info) {
        // There is no trust on first use.
    }

    @Override
    public void remove(String name, String type) {
        // The file is the user's.
    }

    @Override
    public void remove(String name, String type, byte[] key) {
        // The file is the user's.
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "teal.git.ssh.known-hosts-file";
    }

    private int refuse(int answer, StalledException why) {
        refusal = Optional.of(why);
        return answer;
    }

    private static HostKey marked(String marker, KnownHosts.Line line) {
        try {
            return new HostKey(marker, "*", HostKey.UNKNOWN, line.key().blob(), "");
        } catch (JSchException e) {
            throw new IllegalStateException(e);
        }
    }
}
