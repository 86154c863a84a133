package org.todochatbot.localstack;

/** The database that one service owns, and its two roles: one that Flyway migrates with, one that the service runs with. */
record ServiceDatabase(String name) {

    static ServiceDatabase of(String appId) {
        return switch (appId) {
            case "routes-frontend" -> new ServiceDatabase("identity");
            case "routes-backend" -> new ServiceDatabase("todo");
            case "routes-events" -> new ServiceDatabase("insights");
            default -> throw new IllegalArgumentException(appId);
        };
    }

    String owner() {
        return name + "_owner";
    }

    String role() {
        return name;
    }
}
