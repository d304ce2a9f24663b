import { useEffect } from 'react';
import { Button } from 'react-native';
import { create, type LinkExit, open } from 'react-native-plaid-link-sdk';

export function Connect({ linkToken }: { linkToken: string }) {
  useEffect(() => create({ token: linkToken }), [linkToken]);
  return (
    <Button
      title="Connect a bank"
      onPress={() =>
        open({
          onSuccess: ({ publicToken }) => fetch('/api/exchange', { method: 'POST', body: publicToken }),
          onExit: (exit: LinkExit) => {
            if (exit.error?.errorCode === 'INSTITUTION_NO_LONGER_SUPPORTED') console.warn(exit.error.errorMessage);
          },
        })
      }
    />
  );
}
