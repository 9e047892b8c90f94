"""What Streamlit needs: pages' contents, widgets that borrow answers from the draft, and the browser's copy of it."""
