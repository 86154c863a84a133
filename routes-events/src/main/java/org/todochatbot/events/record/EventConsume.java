package org.todochatbot.events.record;

import java.util.List;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.todochatbot.events.deadletter.EventErrors;
import org.todochatbot.events.record.ReceivedEvent.UnreadableEvent;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.variable;

/**
 * Reads the topics in batches. The offsets are committed by hand, and only after the database transaction that
 * recorded the batch: what is killed in between comes again, and is then known.
 */
@Component
public class EventConsume implements LambdaRouteBuilder {

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("kafka:{{todo.events.topics}}?groupId={{todo.events.group-id}}"
                        + "&autoOffsetReset=earliest&autoCommitEnable=false&allowManualCommit=true"
                        + "&consumersCount={{todo.events.consumers}}"
                        + "&batching=true&maxPollRecords={{todo.events.batch-size}}&pollTimeoutMs={{todo.events.poll-timeout-millis}}"
                        + "&batchingIntervalMs={{todo.events.batching-interval-millis}}"
                        // Four batches or so that a consumer has read ahead, of one partition too; by default 50 MB, for each of
                        // them, fill the heap.
                        + "&fetchMaxBytes=4000000&maxPartitionFetchBytes=4000000"
                        // While the database is away a batch is tried again and again without a poll.
                        + "&maxPollIntervalMs=86400000"
                        // A consumer that was killed is missed this soon, and its partitions go to another.
                        + "&sessionTimeoutMs=6000&heartbeatIntervalMs=2000"
                        // A connection on which no answer comes for this long is half open.
                        + "&requestTimeoutMs=8000")
                .routeId("event-consume")
                .routeConfigurationId(EventErrors.TRY_UNTIL_DONE)
                .setVariable("received", body())
                .bean(EventRead.class, "batch")
                // Without stopOnException a record that fails, such as in a shutdown, would be left out and committed.
                .split(variable("unreadable")).stopOnException()
                    .to("direct:event-set-aside")
                .end()
                .to("direct:event-record")
                .process(OffsetCommit::commit)
                // What waits to be logged must not keep its batch.
                .removeVariable("received")
                .removeVariable("unreadable")
                .removeVariable("events")
                .removeVariable("fresh")
                .to("seda:insight-log?size=20&waitForTaskToComplete=Never&discardWhenFull=true");

        // What the database refuses for what is in it (a constraint, a value out of range) would fail for ever: the batch
        // is recorded one by one then, and only the refused goes to the dead-letter topic. Anything else is tried again.
        routes.from("direct:event-record").routeId("event-record")
                .errorHandler(routes.noErrorHandler())
                .doTry()
                    .to("direct:event-batch-record")
                .doCatch(DataIntegrityViolationException.class)
                    .split(variable("received")).stopOnException()
                        .to("direct:event-record-alone")
                    .end()
                    .setBody(constant(List.of()))
                .end();

        routes.from("direct:event-record-alone").routeId("event-record-alone")
                .errorHandler(routes.noErrorHandler())
                .doTry()
                    .bean(EventRead.class, "alone")
                    .to("direct:event-batch-record")
                .doCatch(DataIntegrityViolationException.class)
                    .to("direct:dead-letter-publish")
                .doCatch(UnreadableEvent.class)
                    // Set aside when the batch was read.
                    .setBody(constant(null))
                .end();

        // What cannot be read goes to the dead-letter topic, with its cause. By doTry and not by an error policy: an exchange
        // that a policy has handled counts as stopped, and would end the split and the batch with it.
        routes.from("direct:event-set-aside").routeId("event-set-aside")
                .errorHandler(routes.noErrorHandler())
                .doTry()
                    .bean(EventRead.class, "alone")
                .doCatch(UnreadableEvent.class)
                    .to("direct:dead-letter-publish")
                .end();
    }
}
