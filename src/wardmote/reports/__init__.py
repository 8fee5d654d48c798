"""Evidence put into documents: the strategic assessment today; profiles and ward answers when they are needed."""
