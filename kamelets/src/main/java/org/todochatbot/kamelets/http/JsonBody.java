package org.todochatbot.kamelets.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.todochatbot.contract.Json;

/** Reads a JSON request body strictly: bounded in size, true UTF-8 (RFC 8259, section 8.1), one object of the type expected. */
public final class JsonBody {

    private static final int MAX_BYTES = 64 * 1024;

    private JsonBody() {}

    /** @throws Problem 400 or 413, with what to mend */
    public static <T> T read(InputStream body, Class<T> type) {
        String json = text(body, MAX_BYTES);
        if (json.isBlank()) {
            throw Problem.badRequest("The body is empty: send a JSON object.");
        }
        try {
            T value = Json.MAPPER.readValue(json, type);
            if (value == null) {
                throw Problem.badRequest("The body is null: send a JSON object.");
            }
            return value;
        } catch (JsonMappingException e) {
            String where = e.getPath().isEmpty() ? "" : " at " + e.getPath().get(0).getFieldName();
            throw Problem.badRequest("The JSON does not fit" + where + ": see the OpenAPI document for what is expected.");
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("The body is not JSON: see line " + e.getLocation().getLineNr()
                    + ", column " + e.getLocation().getColumnNr() + ".");
        }
    }

    /** The whole body as text. @throws Problem 400 or 413, with what to mend */
    public static String text(InputStream body, int maxBytes) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw Problem.tooLarge("The body is larger than " + maxBytes + " bytes: send less at once.");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("The body is not UTF-8: encode it as UTF-8.");
        } catch (IOException e) {
            throw Problem.badRequest("The body could not be read to its end: send it again.");
        }
    }
}
