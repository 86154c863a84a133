package org.todochatbot.events.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommit;
import org.apache.kafka.common.TopicPartition;

/** Commits the offsets of a batch: the last of each partition, since one batch holds records of several. */
final class OffsetCommit {

    private OffsetCommit() {}

    static void commit(Exchange exchange) {
        List<?> received = exchange.getVariable("received", List.class);
        Map<TopicPartition, DefaultKafkaManualCommit> last = new HashMap<>();
        for (Object record : received) {
            var commit = ((Exchange) record).getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, DefaultKafkaManualCommit.class);
            last.put(commit.getPartition(), commit);
        }
        last.values().stream().filter(OffsetCommit::isOfOwnPartition).forEach(DefaultKafkaManualCommit::commit);
    }

    /**
     * A batch outlives a rebalance that comes while it fills. Another consumer may be further on by now with a partition that
     * went to it; the broker would take the lower offset.
     */
    private static boolean isOfOwnPartition(DefaultKafkaManualCommit commit) {
        return commit.getCamelExchangePayload().consumer.assignment().contains(commit.getPartition());
    }
}
