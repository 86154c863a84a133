package org.todochatbot.frontend.sessions;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.provisioning.JdbcUserDetailsManager;
import org.springframework.security.provisioning.UserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.todochatbot.contract.Json;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.security.SignedTokens;
import org.todochatbot.kamelets.sidecar.SidecarOnly;

/** Who may come in, by which door: see {@code docs/architecture.md}, "Identity". */
@Configuration(proxyBeanMethods = false)
public class WebSecurity {

    /** Where the session cookie's token waits until the CSRF filter has let the request pass. */
    private static final String COOKIE_TOKEN = WebSecurity.class.getName() + ".token";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public SecurityFilterChain callbackFilters() {
        return SidecarOnly.withoutCaller();
    }

    @Bean
    public SecurityFilterChain publicFilters(HttpSecurity http) throws Exception {
        return http.logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf
                        .csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        // Each request signs in anew by its token; the default would renew the CSRF token each time.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .requireCsrfProtectionMatcher(WebSecurity::needsCsrfToken))
                .addFilterAfter(new CookieSession(), CsrfFilter.class)
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(HttpMethod.POST, "/api/accounts", "/api/session").permitAll()
                        .requestMatchers("/api/openapi.yaml").permitAll()
                        .requestMatchers("/api/**").authenticated()
                        // The page and its parts, and health.
                        .anyRequest().permitAll())
                .oauth2ResourceServer(server -> server
                        .bearerTokenResolver(bearerTokenResolver())
                        .jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, e) -> answer(
                                response, new Problem(401, "Not signed in", "Sign in first: POST /api/session."))))
                .exceptionHandling(errors -> errors
                        .authenticationEntryPoint((request, response, e) -> answer(
                                response, new Problem(401, "Not signed in", "Sign in first: POST /api/session.")))
                        .accessDeniedHandler((request, response, e) -> answer(
                                response, new Problem(403, "Refused",
                                        "A call by cookie needs the header X-XSRF-TOKEN with the value of the cookie XSRF-TOKEN."))))
                .headers(headers -> headers
                        .contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy()))
                        .referrerPolicy(referrer -> {}))
                .build();
    }

    /** Session tokens: checked by signature, age, audience, and against those that were signed out. */
    @Bean
    public JwtDecoder sessionDecoder(@Value("${todo.session-key}") String key, RevokedSessions revokedSessions) {
        return SignedTokens.decoder(key, SessionTokens.AUDIENCE, revokedSessions);
    }

    @Bean
    public UserDetailsManager users(DataSource dataSource) {
        return new JdbcUserDetailsManager(dataSource);
    }

    @Bean
    public PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    public AuthenticationManager authenticationManager(UserDetailsManager users, PasswordEncoder passwords) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(users);
        provider.setPasswordEncoder(passwords);
        return new ProviderManager(provider);
    }

    /** Scripts are the page's own files, and the one import map that stands in it. */
    private static String contentSecurityPolicy() {
        try {
            String page = new ClassPathResource("static/index.html").getContentAsString(StandardCharsets.UTF_8);
            int begin = page.indexOf('>', page.indexOf("<script type=\"importmap\"")) + 1;
            byte[] importMap = page.substring(begin, page.indexOf("</script>", begin)).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(importMap);
            return "default-src 'self'; script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("The page is not among the resources", e);
        }
    }

    /** Only a browser that sends its cookie by itself can be made to call by another site. */
    private static boolean needsCsrfToken(HttpServletRequest request) {
        boolean changes = CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request);
        boolean byCookie = cookie(request) != null && request.getHeader("Authorization") == null;
        return changes && byCookie && !signsIn(request);
    }

    /** Signing up and signing in ask for name and password, whatever cookie is there. */
    private static boolean signsIn(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && (request.getRequestURI().equals("/api/session") || request.getRequestURI().equals("/api/accounts"));
    }

    /**
     * A token in the Authorization header, else the session cookie's. Spring Security exempts a request from the CSRF
     * check if this finds a token, so the cookie's is only shown to it after that check.
     */
    private static BearerTokenResolver bearerTokenResolver() {
        DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
        return request -> {
            String token = header.resolve(request);
            return token != null ? token : (String) request.getAttribute(COOKIE_TOKEN);
        };
    }

    private static String cookie(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(SessionRoutes.COOKIE) && !cookie.getValue().isEmpty()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static void answer(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.getOutputStream().write(Json.MAPPER.writeValueAsString(problem.document()).getBytes(StandardCharsets.UTF_8));
    }

    /** Offers the session cookie's token where somebody has to be signed in; elsewhere an old cookie does no harm. */
    private static class CookieSession extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getRequestURI().startsWith("/api/") && !signsIn(request)) {
                request.setAttribute(COOKIE_TOKEN, cookie(request));
            }
            if (request.getRequestURI().equals("/api/session")) {
                // Reading the token sets its cookie, which the page sends back as a header.
                ((CsrfToken) request.getAttribute(CsrfToken.class.getName())).getToken();
            }
            chain.doFilter(request, response);
        }
    }
}
