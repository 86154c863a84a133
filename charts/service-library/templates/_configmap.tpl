{{- define "service.configmap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "service.metadata" . | nindent 2 }}
data:
  application.yml: |
    {{- include "service.settings" . | nindent 4 }}
{{- end }}
