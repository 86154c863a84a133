package org.todochatbot.backend.chat;

import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.outbox.OutboxRelay;
import org.todochatbot.backend.reminders.ReminderReconcile;
import org.todochatbot.kamelets.http.HttpAnswers;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/** A message comes in, and its answer goes out. */
@Component
public class ChatReceive implements LambdaRouteBuilder {

    private final ChatBacklog backlog;

    public ChatReceive(ChatBacklog backlog) {
        this.backlog = backlog;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/chat?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("chat-receive")
                .routeConfigurationId(ChatErrors.QUEUE)
                .bean(ChatIntake.class, "accept")
                .filter(method(backlog, "holdsCommandsOf"))
                    .toV("direct:chat-line-look", null, "place")
                    .choice()
                        .when(simple("${variable.place.reply} != null"))
                            .setBody(simple("${variable.place.reply}"))
                            .bean(ReplyWriter.class, "again")
                            .process(HttpAnswers::json)
                            .stop()
                        .when(simple("${variable.place.waits}"))
                            .to("direct:chat-keep")
                            .stop()
                    .end()
                .end()
                .to("direct:chat-understand")
                .setVariable("commands", body())
                .to("direct:chat-dispatch")
                .to("direct:chat-follow-up")
                .process(HttpAnswers::json);

        routes.from("direct:chat-keep").routeId("chat-keep")
                .errorHandler(routes.noErrorHandler())
                .to("direct:chat-queue")
                .process(backlog::noteQueued);

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
