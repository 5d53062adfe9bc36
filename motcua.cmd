@echo off
rem Motcua's one command on Windows. "motcua --help" tells what it can do.
setlocal
set "HERE=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1 || (echo motcua: no Java found. Install a JDK 17 or newer or set JAVA_HOME. 1>&2 & exit /b 4)
set "SPEAK="
if defined MOTCUA_LANG set "SPEAK=-Duser.language=%MOTCUA_LANG%"
set "MVN=%HERE%mvnw.cmd"
where mvn >nul 2>&1 && set "MVN=mvn"
if /i "%~1"=="test" goto test
if not exist "%HERE%launcher\target\built.stamp" (
  echo motcua: building; this takes a minute or two, more when libraries must be fetched... 1>&2
  pushd "%HERE%"
  call "%MVN%" -B -q -ntp -DskipTests -pl launcher -am package || (popd & echo motcua: the build failed 1>&2 & exit /b 1)
  popd
  echo built> "%HERE%launcher\target\built.stamp"
)
if /i "%~1"=="hub" if /i not "%~2"=="--help" (
  "%JAVA%" -XX:+UseSerialGC -Xmx345m -Xmn40m -XX:MetaspaceSize=96m %SPEAK% -Dfile.encoding=UTF-8 "-Dmotcua.install=%HERE%." -cp "%HERE%hub\target\motcua-hub-0.1.0.jar;%HERE%hub\target\lib\*" vn.motcua.hub.Main %2 %3 %4 %5 %6 %7 %8 %9
  exit /b %ERRORLEVEL%
)
if /i "%~1"=="agent" if /i not "%~2"=="--help" (
  "%JAVA%" -XX:+UseSerialGC -Xmx48m -Xms8m -Xmn2m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=12 -Xss256k -XX:TieredStopAtLevel=1 -XX:CICompilerCount=1 -XX:CompileThresholdScaling=2 -XX:ReservedCodeCacheSize=24m -XX:MaxMetaspaceSize=80m -XX:MaxDirectMemorySize=16m -Dio.netty.allocator.type=unpooled -Dio.netty.jfr.enabled=false -Djdk.nio.maxCachedBufferSize=65536 -Dsun.reflect.inflationThreshold=2147483647 %SPEAK% -Dfile.encoding=UTF-8 -Djava.awt.headless=true "-Dmotcua.install=%HERE%." -cp "%HERE%kiosk-agent\target\motcua-kiosk-agent-0.1.0.jar;%HERE%kiosk-agent\target\lib\*" vn.motcua.kiosk.Main %2 %3 %4 %5 %6 %7 %8 %9
  exit /b %ERRORLEVEL%
)
"%JAVA%" %SPEAK% -Dfile.encoding=UTF-8 "-Dmotcua.install=%HERE%." -cp "%HERE%launcher\target\motcua-launcher-0.1.0.jar;%HERE%launcher\target\lib\*" vn.motcua.launcher.Main %*
exit /b %ERRORLEVEL%
:test
pushd "%HERE%"
call "%MVN%" -B -ntp verify
set "CODE=%ERRORLEVEL%"
popd
exit /b %CODE%
