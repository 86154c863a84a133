package org.todochatbot.kamelets.sidecar;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 until every route is there, and again once they are being stopped.
 *
 * <p>Jetty listens before the Camel routes exist. What it would answer then is 404, which a client takes for final: what it
 * said would be lost.
 */
public class StartGate extends OncePerRequestFilter {

    private final CamelContext camel;

    public StartGate(CamelContext camel) {
        this.camel = camel;
    }

    /** Health is asked for to learn when the routes are there. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (camel.isStarted()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "2");
        response.setContentType("application/problem+json");
        response.getWriter().write("""
                {"type":"about:blank","title":"Service unavailable","status":503,\
                "detail":"This service is just starting or stopping: try again in a moment."}""");
    }
}
