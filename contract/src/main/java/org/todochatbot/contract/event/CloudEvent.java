package org.todochatbot.contract.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An event in the CloudEvents 1.0 JSON format, structured mode.
 *
 * @param id stable over every delivery: consumers deduplicate by it
 * @param source the service that made it
 * @param subject id of the task, or of the person for events that are about no task
 * @param time when the change was made
 * @param sequence extension: counts the events of the subject from 1 without gaps, across topics
 * @param zone extension: IANA time zone of the person when the change was made
 * @param personid extension: whose event it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent<T>(
        String specversion,
        UUID id,
        String source,
        EventType type,
        String subject,
        OffsetDateTime time,
        String datacontenttype,
        Long sequence,
        String zone,
        UUID personid,
        T data) {

    public static final String MEDIA_TYPE = "application/cloudevents+json";
}
