// here goes the recipe, its import

export const metadata = { title: 'A night shift' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <main>{children}</main>
        {/* here goes the recipe, its line */}
      </body>
    </html>
  );
}
