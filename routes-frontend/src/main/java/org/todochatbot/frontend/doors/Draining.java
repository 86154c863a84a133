package org.todochatbot.frontend.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks clients to come back on a new connection, once this process is about to be stopped: at its end Jetty closes the connections
 * that are kept alive, and one that a client has just written to would fail. The file is written by the chart's preStop hook.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Draining extends OncePerRequestFilter {

    private final Path file;

    /** The file is of the process before, where only that was stopped and not its pod. */
    public Draining(@Value("${todo.draining-file}") Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(file);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Files.exists(file)) {
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }
}
