package org.todochatbot.openai;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The scheme {@code openai}. */
public class OpenAiComponent extends DefaultComponent {

    /** @throws IllegalArgumentException for an operation other than {@code chat-completion} */
    @Override
    protected Endpoint createEndpoint(String uri, String operation, Map<String, Object> parameters) throws Exception {
        if (!OpenAiEndpoint.CHAT_COMPLETION.equals(operation)) {
            throw new IllegalArgumentException("openai:" + operation + " is not offered, only openai:"
                    + OpenAiEndpoint.CHAT_COMPLETION);
        }
        OpenAiEndpoint endpoint = new OpenAiEndpoint(uri, this);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
