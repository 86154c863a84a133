package org.todochatbot.kamelets.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** The end of a request that a route has answered: the consumer wrote the answer, and its future brings nothing but a failure. */
class RouteAnswer implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return SpringBootPlatformHttpConsumer.class.isAssignableFrom(type.getContainingClass());
    }

    @Override
    public void handleReturnValue(Object answer, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws Exception {
        container.setRequestHandled(true);
        try {
            ((CompletableFuture<?>) answer).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
