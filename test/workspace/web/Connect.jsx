import { usePlaidLink } from 'react-plaid-link';

export function Connect({ linkToken, onLinked }) {
  const { open, ready } = usePlaidLink({
    token: linkToken,
    onSuccess: (publicToken) => onLinked(publicToken),
    onExit: (error) => {
      if (error?.error_code === 'INVALID_LINK_TOKEN') location.reload();
    },
  });
  return (
    <button type="button" disabled={!ready} onClick={() => open()}>
      Connect a bank
    </button>
  );
}
