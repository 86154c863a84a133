package org.todochatbot.kamelets.sidecar;

import io.dapr.client.DaprClient;
import io.dapr.client.DaprClientBuilder;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.todochatbot.kamelets.job.DaprJobs;
import org.todochatbot.kamelets.publish.DaprPublisher;
import org.todochatbot.kamelets.state.DaprState;

/** The sidecar as the routes see it: the beans behind the {@code dapr-*} Kamelets, its health, and its guard. */
@AutoConfiguration
public class SidecarConfiguration {

    /** Address and token come from DAPR_GRPC_PORT and DAPR_API_TOKEN, which Dapr's injector and the local stack set. */
    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean
    public DaprClient daprClient() {
        return new DaprClientBuilder().build();
    }

    @Bean
    @Lazy
    public DaprPublisher daprPublisher(DaprClient client) {
        return new DaprPublisher(client);
    }

    @Bean
    @Lazy
    public DaprJobs daprJobs(DaprClient client) {
        return new DaprJobs(client);
    }

    @Bean
    @Lazy
    public DaprState daprState(DaprClient client) {
        return new DaprState(client);
    }

    @Bean
    public SidecarHealthIndicator sidecarHealthIndicator(@Value("${DAPR_HTTP_PORT:3500}") int port) {
        return new SidecarHealthIndicator(port);
    }

    /** Before anybody is asked who they are. */
    @Bean
    public FilterRegistrationBean<StartGate> startGate(CamelContext camel) {
        FilterRegistrationBean<StartGate> registration = new FilterRegistrationBean<>(new StartGate(camel));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        registration.setAsyncSupported(true);
        return registration;
    }

    /** Runs before Spring Security, so that a stranger learns nothing at all from these paths. */
    @Bean
    public FilterRegistrationBean<SidecarOnly> sidecarOnly(
            @Value("${APP_API_TOKEN:}") String token, @Value("${todo.sidecar-paths}") String[] paths) {
        FilterRegistrationBean<SidecarOnly> registration = new FilterRegistrationBean<>(new SidecarOnly(token));
        registration.addUrlPatterns(paths);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setAsyncSupported(true);
        return registration;
    }
}
