package org.todochatbot.kamelets.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.todochatbot.kamelets.sidecar.CallbackGate;

/** What every service needs to answer HTTP by Camel routes. */
@AutoConfiguration(before = SpringBootPlatformHttpAutoConfiguration.class)
@Import({HttpAnswers.class, HttpRefusals.class, CallbackGate.class})
public class HttpConfiguration {

    private static final int ACCEPT_QUEUE = 1024;

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

    /**
     * A route has run when its consumer returns, so its answer is there: Spring need not make the request an asynchronous one,
     * and dispatch it a second time, as it does with any future.
     */
    @Bean
    public SmartInitializingSingleton routesAnswerAtOnce(
            @Qualifier("requestMappingHandlerAdapter") RequestMappingHandlerAdapter adapter) {
        return () -> {
            List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
            handlers.add(new RouteAnswer());
            handlers.addAll(adapter.getReturnValueHandlers());
            adapter.setReturnValueHandlers(handlers);
        };
    }

    /**
     * A connection keeps no headers of earlier requests: the memory for them, 96 KB, is more than all else that an open page
     * needs. And more connections than Jetty's 50 may wait to be accepted: in a peak they are answered 503, and not lost.
     */
    @Bean
    public WebServerFactoryCustomizer<JettyServletWebServerFactory> manyConnections() {
        return factory -> factory.addServerCustomizers(server -> {
            for (Connector connector : server.getConnectors()) {
                ((ServerConnector) connector).setAcceptQueueSize(ACCEPT_QUEUE);
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration().setHeaderCacheSize(0);
            }
        });
    }
}
