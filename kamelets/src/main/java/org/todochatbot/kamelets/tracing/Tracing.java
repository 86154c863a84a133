package org.todochatbot.kamelets.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;

/**
 * Traces by OpenTelemetry, where an OTLP receiver is named: a span for each route and each step to an endpoint, from the request
 * of a browser (W3C Trace Context) through Dapr, SQL, the outbox and Kafka to the insights.
 */
@AutoConfiguration
public class Tracing {

    private static final String WHERE_NAMED = "!'${todo.tracing.endpoint:}'.isEmpty()";

    /** Taken up by Spring Boot's OpenTelemetry, with the name of the service. */
    @Bean
    @ConditionalOnExpression(WHERE_NAMED)
    public SdkTracerProvider tracerProvider(
            @Value("${todo.tracing.endpoint}") String endpoint, @Value("${todo.tracing.sampling}") double ratio, Resource service) {
        return SdkTracerProvider.builder()
                .setResource(service)
                .setSampler(Sampler.parentBased(new RequestSampler(ratio)))
                .addSpanProcessor(BatchSpanProcessor.builder(new WithoutQueries(
                                OtlpHttpSpanExporter.builder().setEndpoint(endpoint + "/v1/traces").build()))
                        .build())
                .build();
    }

    @Bean
    @ConditionalOnExpression(WHERE_NAMED)
    public ContextPropagators contextPropagators() {
        return ContextPropagators.create(W3CTraceContextPropagator.getInstance());
    }

    /** Camel's tracer finds it by its type. */
    @Bean
    @ConditionalOnExpression(WHERE_NAMED)
    public io.opentelemetry.api.trace.Tracer routeTracer(OpenTelemetry openTelemetry) {
        return openTelemetry.getTracer("org.apache.camel");
    }

    @Bean
    @ConditionalOnExpression(WHERE_NAMED)
    public CamelContextConfiguration routeTracing() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                OpenTelemetryTracer tracer = new OpenTelemetryTracer();
                tracer.setCamelContext(camel);
                tracer.init(camel);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Nothing more.
            }
        };
    }

    @Bean
    public EventTrace eventTrace(ObjectProvider<OpenTelemetry> openTelemetry) {
        return new EventTrace(openTelemetry.getIfAvailable(OpenTelemetry::noop));
    }
}
