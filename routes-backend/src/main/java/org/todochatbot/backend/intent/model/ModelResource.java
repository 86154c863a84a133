package org.todochatbot.backend.intent.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that lie beside the grammar, in {@code intent/} of the class path. */
final class ModelResource {

    private ModelResource() {}

    static String text(String name) {
        try (InputStream in = ModelResource.class.getResourceAsStream("/intent/" + name)) {
            if (in == null) {
                throw new IllegalStateException("intent/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
