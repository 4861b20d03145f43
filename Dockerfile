# channelaudit in a small image, not as root:
#
#     docker build -t channelaudit .
#     docker run --rm -v "$PWD:/audits" channelaudit audit https://shop.example/ -o report.html
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY src ./src
RUN python -m venv /opt/channelaudit && /opt/channelaudit/bin/pip install --no-cache-dir .

FROM python:3.13-slim
COPY --from=build /opt/channelaudit /opt/channelaudit
RUN useradd --create-home --uid 1000 auditor && mkdir /audits && chown 1000 /audits
USER 1000
WORKDIR /audits
ENV PATH="/opt/channelaudit/bin:$PATH"
ENTRYPOINT ["channelaudit"]
CMD ["--help"]
