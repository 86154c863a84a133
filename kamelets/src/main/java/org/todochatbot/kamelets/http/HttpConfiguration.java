package org.todochatbot.kamelets.http;

import java.util.concurrent.Semaphore;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskRejectedException;
import org.todochatbot.kamelets.sidecar.CallbackGate;

/** What every service needs to answer HTTP by Camel routes. */
@AutoConfiguration(before = SpringBootPlatformHttpAutoConfiguration.class)
@Import({HttpAnswers.class, HttpRefusals.class, CallbackGate.class})
public class HttpConfiguration {

    /**
     * Runs the routes of platform-http on the thread that the request came in on, a virtual one, so many at once and no more.
     * Camel's own engine hands each request to another thread, where nothing waits for it any longer: two switches between
     * threads for nothing.
     */
    @Bean(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME)
    public PlatformHttpEngine platformHttpEngine(
            @Value("${server.port}") int port, @Value("${todo.http.max-concurrent-requests}") int limit) {
        Semaphore free = new Semaphore(limit);
        return new SpringBootPlatformHttpEngine(port, request -> {
            if (!free.tryAcquire()) {
                throw new TaskRejectedException(limit + " requests are worked on already");
            }
            try {
                request.run();
            } finally {
                free.release();
            }
        });
    }

    /** A connection keeps no headers of earlier requests: the memory for them, 96 KB, is more than all else that an open page needs. */
    @Bean
    public WebServerFactoryCustomizer<JettyServletWebServerFactory> smallConnections() {
        return factory -> factory.addServerCustomizers(server -> {
            for (Connector connector : server.getConnectors()) {
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration().setHeaderCacheSize(0);
            }
        });
    }
}
