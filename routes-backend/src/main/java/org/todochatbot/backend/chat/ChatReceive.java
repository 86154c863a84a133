package org.todochatbot.backend.chat;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.outbox.OutboxRelay;
import org.todochatbot.backend.reminders.ReminderReconcile;
import org.todochatbot.backend.transaction.PersonReading;
import org.todochatbot.kamelets.http.HttpAnswers;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/** A message comes in, and its answer goes out. */
@Component
public class ChatReceive implements LambdaRouteBuilder {

    private final ChatBacklog backlog;
    private final PersonReading personReading;

    public ChatReceive(ChatBacklog backlog, PersonReading personReading) {
        this.backlog = backlog;
        this.personReading = personReading;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/chat?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("chat-receive")
                .routeConfigurationId(ChatErrors.QUEUE)
                .bean(ChatIntake.class, "accept")
                .filter(method(backlog, "holdsCommandsOf"))
                    .to("direct:chat-wait-in-line")
                    .stop()
                .end()
                .to("direct:chat-understand")
                .setVariable("commands", body())
                .to("direct:chat-dispatch")
                .to("direct:chat-follow-up")
                .process(HttpAnswers::json);

        // What this person said before still waits to be done: this queues behind it, unless it was answered already.
        routes.from("direct:chat-wait-in-line").routeId("chat-wait-in-line")
                .errorHandler(routes.noErrorHandler())
                .doTry()
                    .to("direct:chat-reply-find")
                .doCatch(Exception.class)
                    .setBody(constant(null))
                .end()
                .choice()
                    .when(body().isNotNull())
                        .bean(ReplyWriter.class, "again")
                        .process(HttpAnswers::json)
                    .otherwise()
                        .to("direct:chat-keep")
                .end();

        routes.from("direct:chat-keep").routeId("chat-keep")
                .errorHandler(routes.noErrorHandler())
                .to("direct:chat-queue")
                .process(backlog::noteQueued);

        routes.from("direct:chat-reply-find").routeId("chat-reply-find")
                .errorHandler(routes.noErrorHandler())
                .policy(personReading)
                    .to("sql:classpath:sql/find-reply.sql?outputType=SelectOne")
                .end();

        // The answer is committed: tell those who wait for what it caused. Whatever fails here is made good by the
        // outbox relay's poll and by the reminder reconciler.
        routes.from("direct:chat-follow-up").routeId("chat-follow-up")
                .setVariable("reply", body())
                // A message that came again has no outcome: it was counted the first time.
                .filter(variable("outcome").isNotNull())
                    .bean(ChatCounts.class)
                .end()
                .filter(simple("${variable.changed}"))
                    .to(OutboxRelay.WAKE)
                .end()
                .filter(simple("${variable.remindersChanged}"))
                    .to(ReminderReconcile.WAKE)
                .end()
                .choice()
                    .when(variable("conversation").isNotNull())
                        .setBody(variable("conversation"))
                        .to("direct:conversation-save")
                .end()
                .setBody(variable("reply"));
    }
}
