package org.todochatbot.kamelets.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * A share of the requests that nobody traces yet. What a timer causes, such as the relay's poll, begins no trace: several times
 * a second it would tell nothing.
 */
record RequestSampler(double ratio) implements Sampler {

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return name.matches("(GET|POST|PUT|PATCH|DELETE)( .*)?")
                ? Sampler.traceIdRatioBased(ratio).shouldSample(parent, traceId, name, kind, attributes, links)
                : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "requests, " + ratio;
    }
}
