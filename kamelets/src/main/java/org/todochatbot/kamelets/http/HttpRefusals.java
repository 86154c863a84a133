package org.todochatbot.kamelets.http;

import java.util.concurrent.RejectedExecutionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Requests that reach no route are answered as problems too. */
@RestControllerAdvice
public class HttpRefusals {

    @ExceptionHandler(RejectedExecutionException.class)
    ResponseEntity<Problem.Document> full(RejectedExecutionException e) {
        return answer(Problem.unavailable("Too many requests at once: try again in a moment."));
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<Problem.Document> method(HttpRequestMethodNotSupportedException e) {
        return answer(new Problem(405, "Method not allowed", "This address does not take " + e.getMethod() + "."));
    }

    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    ResponseEntity<Problem.Document> mediaType(HttpMediaTypeNotSupportedException e) {
        return answer(new Problem(415, "Unsupported media type", "Send JSON, with Content-Type: application/json."));
    }

    @ExceptionHandler(NoResourceFoundException.class)
    ResponseEntity<Problem.Document> nothing(NoResourceFoundException e) {
        return answer(new Problem(404, "Not found", "There is nothing at this address."));
    }

    private static ResponseEntity<Problem.Document> answer(Problem problem) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(problem.document());
    }
}
