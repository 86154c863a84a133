package org.todochatbot.kamelets.sidecar;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import org.springframework.web.filter.OncePerRequestFilter;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Lets only the service's own sidecar in, known by Dapr's application token ({@code APP_API_TOKEN}).
 *
 * <p>Answers 403, never 404: Dapr takes a 404 for success and drops the message.
 */
public class SidecarOnly extends OncePerRequestFilter {

    private final byte[] token;

    public SidecarOnly(String token) {
        this.token = token.getBytes(UTF_8);
    }

    /** Health and metrics are asked for by those who run the service. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader("dapr-api-token");
        if (token.length == 0 || given == null || !MessageDigest.isEqual(token, given.getBytes(UTF_8))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
