package dev.teal.app.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** A port to listen on; 0 has the system choose one. */
public final class PortSetting implements Converter<Integer> {

    private static final long serialVersionUID = 1;

    private static final int HIGHEST = 65535;

    @Override
    public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("\"" + text + "\" is no port: write it as in 9000");
    }
}
