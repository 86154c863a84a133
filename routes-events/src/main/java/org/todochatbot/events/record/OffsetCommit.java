package org.todochatbot.events.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/** Commits the offsets of a batch: the last of each partition, since one batch holds records of several. */
final class OffsetCommit {

    private OffsetCommit() {}

    static void commit(Exchange exchange) {
        List<?> received = exchange.getVariable("received", List.class);
        Map<String, KafkaManualCommit> last = new HashMap<>();
        for (Object record : received) {
            var message = ((Exchange) record).getMessage();
            String partition = message.getHeader(KafkaConstants.TOPIC) + "/" + message.getHeader(KafkaConstants.PARTITION);
            last.put(partition, message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        }
        last.values().forEach(KafkaManualCommit::commit);
    }
}
