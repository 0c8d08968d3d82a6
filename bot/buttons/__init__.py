"""What is pressed: buttons and forms, what their custom ids hold, and who answers them."""
