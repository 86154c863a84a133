package org.todochatbot.kamelets.sidecar;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
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

    /** What is let in here is on nobody's behalf: no filter of Spring Security has anything to do. */
    public static SecurityFilterChain withoutCaller() {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return new DefaultSecurityFilterChain(
                new OrRequestMatcher(paths.matcher("/job/**"), paths.matcher("/events/**"), paths.matcher("/dapr/**")));
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
