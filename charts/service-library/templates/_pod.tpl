{{/* The restricted pod security standard. The user is the image's own. */}}
{{- define "service.podSecurity" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- define "service.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{/* Where pods may run, and how soon. */}}
{{- define "service.placement" -}}
{{- with .Values.global.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* The service's settings that are no secrets, as Spring Boot reads them: they win over those in the image. */}}
{{- define "service.settings" -}}
# Migrations are done by a job before the pods are changed, with a role that these pods have not.
spring.flyway.enabled: false
spring.datasource.hikari.maximum-pool-size: {{ .Values.databaseConnections }}
# One JSON object a line.
logging.structured.format.console: logstash
{{- if gt (int .Values.managementPort) 0 }}
management.server.port: {{ .Values.managementPort }}
{{- end }}
{{- with .Values.settings }}
{{ toYaml . }}
{{- end }}
{{- end }}
