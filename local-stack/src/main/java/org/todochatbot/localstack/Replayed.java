package org.todochatbot.localstack;

import java.time.Duration;
import java.util.List;

/**
 * What a replay of the topics gave.
 *
 * @param events      in the rebuilt audit log
 * @param reading     how long the topics were read, with the start of the process that does
 * @param differences between what was rebuilt and the live tables, one sentence each; empty when the two are the same
 */
public record Replayed(long events, Duration reading, List<String> differences) {
}
