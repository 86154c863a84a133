package org.todochatbot.localstack;

/** Where services and sidecars find the two servers. */
interface Addresses {

    /**
     * Host and port.
     *
     * @param client a service, or {@code conversations} for the state store in the backend's sidecar
     */
    String postgresql(String client);

    /** Host and port of one broker, or of several with commas between. */
    String kafka();

    /** Servers that everybody finds at the same addresses. */
    record Elsewhere(String postgresql, String kafka) implements Addresses {

        /** For those who know this machine by that name: pods, for instance. */
        static Elsewhere asSeenByOthers(String host, Ports ports) {
            return new Elsewhere(host + ":" + ports.postgresql(), host + ":" + ports.kafkaForOthers());
        }

        @Override
        public String postgresql(String client) {
            return postgresql;
        }
    }
}
