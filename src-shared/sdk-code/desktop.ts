import { CodeWriter } from './code-writer'
import { writeDesktopEnter } from './desktop-enter'
import { writePrerequisites } from './prerequisites'
import { asksAppServer, type SdkLogin } from './sdk-login'
import { cppLiteral } from './string-literal'

const GET_INSTANCE = 'auto chatroomClient = V2NIMChatroomClient::getInstance(instanceId);'

/** The login in C++ for Windows and macOS. */
export function writeDesktop(login: SdkLogin): CodeWriter {
  const code = new CodeWriter('    ')
  code.line('#include <iostream>')
  code.line('#include "v2_nim_api.hpp"')
  code.gap()
  code.line('using namespace v2;')
  code.gap()
  writePrerequisites(code, login.authType)
  code.line(`const nstd::string kRoomId = ${cppLiteral(login.roomId)};`)
  code.gap()
  if (asksAppServer(login)) writeAppServer(code, login)
  code.open('class ChatroomLogin {')
  code.reopen('public:')
  if (asksAppServer(login)) {
    code.line('explicit ChatroomLogin(AppServer& appServer) : appServer(appServer) {}')
    code.gap()
  }
  writeOpen(code, login)
  writeDesktopEnter(code, login)
  writeKickAndLeaving(code)
  writeFields(code, login)
  code.close('};')
  return code
}

function writeAppServer(code: CodeWriter, { links, asksToken, asksLoginExtension }: SdkLogin): void {
  const parameters = '(const nstd::string& roomId, const nstd::string& accountId) = 0;'
  code.line('// Your own server. It knows the app secret; this code does not.')
  code.open('struct AppServer {')
  code.line('virtual ~AppServer() = default;')
  if (links.kind === 'appServer') code.line(`virtual nstd::vector<nstd::string> linkAddresses${parameters}`)
  if (asksToken || asksLoginExtension) code.line('// Both answer null when they fail.')
  if (asksToken) code.line(`virtual nstd::optional<nstd::string> token${parameters}`)
  if (asksLoginExtension) code.line(`virtual nstd::optional<nstd::string> loginExtension${parameters}`)
  code.close('};')
  code.gap()
}

function writeOpen(code: CodeWriter, { appkey, customClientType }: SdkLogin): void {
  code.line('// Steps 2 and 3: instance and listener. False when the SDK or the instance could not be made.')
  code.open('bool open() {')
  code.line('V2NIMInitOption option;')
  code.line(`option.appkey = ${cppLiteral(appkey)};`)
  code.line('option.appDataPath = "ChatroomLogin";')
  if (customClientType !== null) {
    code.line('V2NIMBasicOption basicOption;')
    code.line(`basicOption.customClientType = ${customClientType};`)
    code.line('option.basicOption = basicOption;')
  }
  code.line('if (V2NIMChatroomClient::init(option)) return false;')
  code.gap()
  code.line('auto chatroomClient = V2NIMChatroomClient::newInstance();', 'noInitParams', 'reuseInstance')
  code.line('if (!chatroomClient) return false;')
  code.line('instanceId = chatroomClient->getInstanceId();', 'N15', 'cacheInstanceId')
  code.gap()
  writeListener(code)
  code.line('chatroomClient->addChatroomClientListener(listener);')
  code.line('return true;')
  code.close()
  code.gap()
}

function writeListener(code: CodeWriter): void {
  const codeOf = '(error ? error->code : 0)'
  code.open(
    'listener.onChatroomStatus = [](V2NIMChatroomStatus status, nstd::optional<V2NIMError> error) {',
    'N10',
  )
  code.line(`std::cout << "status " << status << ", code " << ${codeOf} << std::endl;`)
  code.close('};')
  code.block('listener.onChatroomEntered = []() {', ['std::cout << "entered" << std::endl;'], '};')
  code.block(
    'listener.onChatroomExited = [](nstd::optional<V2NIMError> error) {',
    [`std::cout << "exited, code " << ${codeOf} << std::endl;`],
    '};',
  )
  code.block(
    'listener.onChatroomKicked = [](V2NIMChatroomKickedInfo kickedInfo) {',
    ['std::cout << "kicked, reason " << kickedInfo.kickedReason << std::endl;'],
    '};',
  )
}

function writeKickAndLeaving(code: CodeWriter): void {
  code.line('// Step 6: everything in the room is done through the service.')
  code.open('void kickMember(const nstd::string& accountId, const nstd::string& notificationExtension) {')
  code.line(GET_INSTANCE)
  code.line('auto& chatroomService = chatroomClient->getChatroomService();')
  code.open('chatroomService.kickMember(accountId, notificationExtension, []() {')
  code.line('std::cout << "kicked out" << std::endl;')
  code.reopen('}, [](V2NIMError error) {')
  code.line('std::cerr << "kick failed, code " << error.code << std::endl;')
  code.close('});')
  code.close()
  code.gap()
  code.line('// Step 7: the instance may enter a room again. Also to be called before the app quits.')
  code.block('void exit() {', [GET_INSTANCE, 'chatroomClient->exit();'])
  code.gap()
  code.line('// Step 8: the instance must not be used any more.')
  code.block('void close() {', [
    GET_INSTANCE,
    'chatroomClient->removeChatroomClientListener(listener);',
    'V2NIMChatroomClient::destroyInstance(instanceId);',
  ])
  code.gap()
}

function writeFields(code: CodeWriter, login: SdkLogin): void {
  code.reopen('private:')
  if (asksAppServer(login)) code.line('AppServer& appServer;')
  code.line('uint32_t instanceId = 0;')
  code.line('V2NIMChatroomClientListener listener;')
}
