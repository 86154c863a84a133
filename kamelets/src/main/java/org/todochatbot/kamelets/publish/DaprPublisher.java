package org.todochatbot.kamelets.publish;

import io.dapr.client.DaprClient;
import io.dapr.client.domain.BulkPublishEntry;
import io.dapr.client.domain.BulkPublishRequest;
import io.dapr.client.domain.BulkPublishResponse;
import io.dapr.client.domain.BulkPublishResponseFailedEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Publishes CloudEvents through the sidecar, many in one call. Behind the Kamelet {@code dapr-publish-sink}. */
public class DaprPublisher {

    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final DaprClient client;

    public DaprPublisher(DaprClient client) {
        this.client = client;
    }

    /**
     * Publishes events of one topic; those with the same key go to the same partition.
     *
     * @return the ids of the events that the broker acknowledged: the others may or may not have been published
     * @throws io.dapr.exceptions.DaprException when the sidecar or the broker refuses the whole call
     */
    public Set<String> publish(List<OutgoingEvent> events, String pubsub, String topic) {
        List<BulkPublishEntry<byte[]>> entries = events.stream()
                .map(event -> new BulkPublishEntry<>(
                        event.id(), event.cloudEvent(), CLOUD_EVENT, Map.of("partitionKey", event.key())))
                .toList();
        BulkPublishResponse<byte[]> response = client.publishEvents(new BulkPublishRequest<>(pubsub, topic, entries))
                .block(TIMEOUT);
        Set<String> acknowledged = events.stream().map(OutgoingEvent::id).collect(Collectors.toSet());
        for (BulkPublishResponseFailedEntry<byte[]> failed : response.getFailedEntries()) {
            acknowledged.remove(failed.getEntry().getEntryId());
        }
        return acknowledged;
    }
}
