# One image, two ways to start it: the api (default) and `node apps/api/dist/worker.js`.
FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/admin/package.json apps/admin/
COPY apps/liff/package.json apps/liff/
COPY apps/widget/package.json apps/widget/
COPY apps/sandbox/package.json apps/sandbox/
COPY apps/e2e/package.json apps/e2e/
COPY libs/contracts/package.json libs/contracts/
COPY libs/line/package.json libs/line/
COPY libs/shops/package.json libs/shops/
COPY libs/sms/package.json libs/sms/
COPY libs/web/package.json libs/web/
COPY libs/testing/package.json libs/testing/
COPY bench/package.json bench/

FROM manifests AS build
ENV CI=true NX_DAEMON=false
RUN npm ci
COPY . .
RUN npx nx run-many -t build -p @tieline/api @tieline/admin @tieline/liff @tieline/widget --outputStyle=static

# Only what the api needs to run: no compiler, no test tool, no browser app's packages.
FROM manifests AS modules
RUN npm ci --omit=dev --workspace=@tieline/api && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production TIELINE_DATA=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=modules /app/node_modules node_modules/
COPY --from=build /app/package.json ./
COPY --from=build /app/libs/contracts/package.json libs/contracts/
COPY --from=build /app/libs/contracts/dist libs/contracts/dist/
COPY --from=build /app/libs/line/package.json libs/line/
COPY --from=build /app/libs/line/dist libs/line/dist/
COPY --from=build /app/libs/shops/package.json libs/shops/
COPY --from=build /app/libs/shops/dist libs/shops/dist/
COPY --from=build /app/libs/sms/package.json libs/sms/
COPY --from=build /app/libs/sms/dist libs/sms/dist/
COPY --from=build /app/apps/api/package.json apps/api/
COPY --from=build /app/apps/api/dist apps/api/dist/
COPY --from=build /app/apps/admin/dist apps/admin/dist/
COPY --from=build /app/apps/liff/dist apps/liff/dist/
COPY --from=build /app/apps/widget/dist apps/widget/dist/
COPY LICENSE ./
USER node
EXPOSE 3000
CMD ["node", "apps/api/dist/main.js"]
