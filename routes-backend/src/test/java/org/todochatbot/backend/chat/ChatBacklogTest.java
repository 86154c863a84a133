package org.todochatbot.backend.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatBacklogTest {

    /** Computed by Go's hash/fnv, which Dapr's Kafka client uses: fnv.New32a() of the text, as int32, modulo 6, absolute. */
    @Test
    void aPersonsPartitionIsTheOneThatDaprPicks() {
        assertThat(ChatBacklog.partitionOf(UUID.fromString("00000000-0000-0000-0000-000000000000"), 6)).isEqualTo(1);
        assertThat(ChatBacklog.partitionOf(UUID.fromString("6f1c2f6e-9d1b-7c55-8a43-0c2f5d0f9b11"), 6)).isEqualTo(3);
        assertThat(ChatBacklog.partitionOf(UUID.fromString("0190b7a4-1111-7222-8333-444455556666"), 6)).isEqualTo(1);
    }
}
