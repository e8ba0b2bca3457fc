/** What can be done with instances, one or many, English. */
export const instancesEn = {
  instances: {
    title: 'Instances',
    account: 'Account {account}',
    groupByRoom: 'Group by room',
    groupByAccount: 'Group by account',
    new: 'New',
    newLong: 'New instance',
    more: 'More for the selected instances',
    room: 'Room {room}',
    noRoom: '(none)',
    entered: '{entered} of {all} in room',
    inRoom: '{auth} · in room',
    age: 'In this state for {elapsed}',
    retry: 'next login in {seconds} s',
    retryNow: 'next login now',
    engine: { own: 'own', vendor: 'vendor SDK' },
    kicked: 'kicked: {reason} ({code})',
    anonymous: '(anonymous)',
    anonymousLogin: 'Anonymous',
    unnamed: 'instance',
    recent: {
      title: 'Login, last {count}',
      failed: '{count} failed',
      show: 'Show each login in the waterfall',
    },
    empty: 'No instances yet',
    emptyHint:
      'An instance is one chatroom client. {account} can enter room {room} of the embedded cloud right away.',
    emptyHintNoCloud:
      'An instance is one chatroom client. The embedded cloud has nothing to enter: give your own link address.',
    enterDemo: 'Enter demo room',
  },
  kick: {
    title: '{kicker} kicks a member',
    text: 'The creator may kick everyone, a manager only ordinary members and guests. Your own account means its other devices.',
    target: 'Account',
    targetHint: 'Account ID in this room',
    extension: 'Notification extension',
    noTarget: 'Choose whom to kick',
    confirm: 'Kick',
  },
  destroy: {
    title: 'Destroy {name}? | Destroy the {count} selected instances?',
    textInRoom:
      'One is in a room and leaves it first. The parameters are lost; what was recorded stays. | {count} are in a room and leave it first. The parameters are lost; what was recorded stays.',
    text: 'The parameters are lost; what was recorded stays.',
    confirm: 'Destroy',
  },
  duplicate: {
    title: 'Duplicate instances',
    text: 'The copies have the parameters of the selected instance. | The copies have the parameters of the {count} selected instances.',
    count: 'Copies of each',
    wrong: 'Give a whole number from 1 to {limit}.',
    accounts: 'Accounts of the copies',
    same: 'Same account',
    next: 'Next free accounts',
    confirm: 'Duplicate',
  },
  bulk: {
    running: {
      enter: 'Entering: {done} of {all}',
      exit: 'Leaving: {done} of {all}',
      duplicate: 'Duplicating: {done} of {all}',
      destroy: 'Destroying: {done} of {all}',
    },
    done: {
      enter: 'Enter: {done} of {all} tried.',
      exit: 'Left: {done} of {all}.',
      duplicate: 'Duplicated: {done} of {all}.',
      destroy: 'Destroyed: {done} of {all}.',
    },
    cancelled: {
      enter: 'Cancelled: {done} of {all} tried.',
      exit: 'Cancelled: {done} of {all} left.',
      duplicate: 'Cancelled: {done} of {all} duplicated.',
      destroy: 'Cancelled: {done} of {all} destroyed.',
    },
    failed: 'Failed: {failed}.',
    cancelAction: 'Cancel what is done with the selected instances',
  },
  notice: {
    draftsWrong:
      'Did not enter: {names}. What is typed there is not right yet; select it, and the form marks what.',
  },
}
