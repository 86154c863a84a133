package org.todochatbot.kamelets.http;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.security.task.DelegatingSecurityContextAsyncTaskExecutor;
import org.todochatbot.kamelets.sidecar.CallbackGate;

/** What every service needs to answer HTTP by Camel routes. */
@AutoConfiguration(beforeName = "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration")
@Import({HttpAnswers.class, HttpRefusals.class, CallbackGate.class})
public class HttpConfiguration {

    /**
     * Where platform-http runs its routes: virtual threads, so many at once and no more. Spring's own default is
     * either eight threads with an endless queue or virtual threads without a bound. The caller's identity goes along.
     */
    @Bean
    public DelegatingSecurityContextAsyncTaskExecutor applicationTaskExecutor(
            @Value("${todo.http.max-concurrent-requests}") int limit) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("http-");
        threads.setVirtualThreads(true);
        threads.setConcurrencyLimit(limit);
        threads.setRejectTasksWhenLimitReached(true);
        return new DelegatingSecurityContextAsyncTaskExecutor(threads);
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
