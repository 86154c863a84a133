package org.todochatbot.openai;

/** Message headers, named as in {@code camel-openai}. */
public final class OpenAiHeaders {

    /** Wins over the endpoint's option. */
    public static final String SYSTEM_MESSAGE = "CamelOpenAISystemMessage";

    /** Wins over the endpoint's option, which wins over the body. */
    public static final String USER_MESSAGE = "CamelOpenAIUserMessage";

    /** Wins over the endpoint's option. */
    public static final String MODEL = "CamelOpenAIModel";

    /** A JSON Schema as text; wins over the endpoint's option. */
    public static final String JSON_SCHEMA = "CamelOpenAIJsonSchema";

    /** Set on the answer: {@code stop}, {@code length}, {@code content_filter} … */
    public static final String FINISH_REASON = "CamelOpenAIFinishReason";

    /** Set on the answer: the model that gave it. */
    public static final String RESPONSE_MODEL = "CamelOpenAIResponseModel";

    private OpenAiHeaders() {}
}
