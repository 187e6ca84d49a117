import Script from 'next/script';

export const metadata = { title: 'A night shift' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <main>{children}</main>
        <Script type="module" crossOrigin="anonymous" src="/embed/study-widget.js" />
      </body>
    </html>
  );
}
