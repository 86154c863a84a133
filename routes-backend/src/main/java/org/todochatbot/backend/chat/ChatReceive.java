package org.todochatbot.backend.chat;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.outbox.OutboxRelay;
import org.todochatbot.backend.reminders.ReminderReconcile;
import org.todochatbot.kamelets.http.HttpAnswers;

/** A message comes in, and its answer goes out. */
@Component
public class ChatReceive extends RouteBuilder {

    @Override
    public void configure() {
        from("platform-http:/chat?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("chat-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ChatIntake.class)
                .to("direct:chat-understand")
                .to("direct:chat-dispatch")
                .to("direct:chat-follow-up")
                .process(HttpAnswers::json);

        // The answer is committed: tell those who wait for what it caused. Whatever fails here is made good by the
        // outbox relay's poll and by the reminder reconciler.
        from("direct:chat-follow-up").routeId("chat-follow-up")
                .setVariable("reply", body())
                // A message that came again has no outcome: it was counted the first time.
                .filter(variable("outcome").isNotNull())
                    .toD("micrometer:counter:" + ChatOutcome.METRIC + "?tags=outcome=${variable.outcome}")
                .end()
                .choice()
                    .when(simple("${variable.changed}"))
                        .to(OutboxRelay.WAKE)
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
