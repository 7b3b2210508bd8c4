# The site and its worker in one image: which of the two it is, the command says (see compose.yaml).
FROM python:3.13-slim AS packages
COPY requirements/production.txt /requirements.txt
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes --requirement /requirements.txt

FROM python:3.13-slim
ARG COMMIT=""
ENV COMMIT=$COMMIT \
    DJANGO_SETTINGS_MODULE=pipeline.settings.production \
    MEDIA_ROOT=/data/media \
    DATABASE_FILE=/data/pipeline.sqlite3 \
    CLOSED_ACCOUNTS=/data/closed-accounts.txt \
    PROMETHEUS_MULTIPROC_DIR=/tmp/metrics \
    PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin pipeline && install -d -o pipeline /data /data/backups
COPY --from=packages /venv /venv
WORKDIR /site
COPY . .
# Static files are gathered while the image is made; the key that this asks for signs nothing.
RUN SECRET_KEY=only-to-gather-files python manage.py collectstatic --no-input --verbosity 0
USER pipeline
VOLUME /data
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["gunicorn", "pipeline.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--no-control-socket"]
