{{/*
Flyway, as the owner of the schema, before the pods are changed. It is the service itself, which ends when all that it is made of
is there: migrations are done by then, and nothing is served yet. It needs no sidecar: its secrets are mounted.
A migration must leave the release before able to work, which still runs beside it.
*/}}
{{- define "service.migration" -}}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "service.name" . }}-migration
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "service.labels" . | nindent 4 }}
    app.kubernetes.io/component: migration
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  backoffLimit: 2
  activeDeadlineSeconds: 600
  template:
    metadata:
      labels:
        # Not the service's own name, or its Service would send people here.
        app.kubernetes.io/name: {{ include "service.name" . }}-migration
        app.kubernetes.io/instance: {{ .Release.Name }}
        app.kubernetes.io/part-of: todo-chatbot
        app.kubernetes.io/component: migration
    spec:
      restartPolicy: Never
      automountServiceAccountToken: false
      {{- include "service.podSecurity" . | nindent 6 }}
      {{- include "service.placement" . | nindent 6 }}
      containers:
        - name: migration
          image: {{ include "service.image" . }}
          imagePullPolicy: {{ .Values.global.image.pullPolicy }}
          {{- include "service.containerSecurity" . | nindent 10 }}
          command: [java, -XX:AOTCache=/app/classes.aot, -XX:+UseSerialGC, -XX:InitialRAMPercentage=25, -XX:MaxRAMPercentage=50, -Dspring.context.exit=onRefresh, -jar, service.jar]
          env:
            - name: TODO_SECRETSTORE
              value: ""
            - name: SPRING_CONFIG_IMPORT
              value: configtree:/secrets/
            - name: SERVER_PORT
              value: "0"
            - name: LOGGING_STRUCTURED_FORMAT_CONSOLE
              value: logstash
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
          volumeMounts:
            - name: secrets
              mountPath: /secrets
              readOnly: true
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: secrets
          projected:
            sources:
              - secret:
                  name: {{ include "service.name" . }}
              - secret:
                  name: {{ include "service.name" . }}-migration
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
{{- end }}
