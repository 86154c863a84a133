package org.todochatbot.kamelets.job;

import io.dapr.client.DaprClient;
import io.dapr.client.domain.ConstantFailurePolicy;
import io.dapr.client.domain.ScheduleJobRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** One-shot jobs of Dapr's scheduler. Behind the Kamelet {@code dapr-job-sink}. */
public class DaprJobs {

    /** Below a second: the client sends only the nanoseconds of the interval and drops whole seconds. */
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(900);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final DaprClient client;

    public DaprJobs(DaprClient client) {
        this.client = client;
    }

    /**
     * Has the scheduler call {@code POST /job/<name>} at the time given, again and again until it is answered with
     * 2xx. A job of that name is replaced. A time that is past fires at once.
     *
     * @param data JSON, the body of that call
     */
    public void schedule(String name, Instant dueTime, String data) {
        // Without a maximum of retries the policy tries for ever; the default gives up after three.
        ConstantFailurePolicy untilAnswered = new ConstantFailurePolicy(RETRY_INTERVAL);
        client.scheduleJob(new ScheduleJobRequest(name, dueTime)
                        .setData(data.getBytes(StandardCharsets.UTF_8))
                        .setOverwrite(true)
                        .setFailurePolicy(untilAnswered))
                .block(TIMEOUT);
    }
}
